"""What a sentence of a reply sounds like, told by its meaning, its words and a few cues."""
