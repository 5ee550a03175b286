"""Which of two words belongs in a place, by what stands around it: learned from our own sentences."""
