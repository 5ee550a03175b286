"""The engines of our own machine, without Java: Harper and our slips, and the process they work in."""
