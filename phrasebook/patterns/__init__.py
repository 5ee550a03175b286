"""The pattern language: from what a rule looks for to where it stands in a folded sentence."""
