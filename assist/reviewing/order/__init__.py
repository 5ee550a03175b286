"""The order of news in a draft: blocks, constraints, declining, and the text in its new order."""
