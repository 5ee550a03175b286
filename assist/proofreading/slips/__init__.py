"""Our own checker: slips that both engines miss, over closed-class words and word-pair counts."""
