"""Which phrases and patterns of a check stand in a text, found without searching for each."""
