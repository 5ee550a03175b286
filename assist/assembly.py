"""The only place that puts the parts of a desk together."""
