"""What a rule says in its place: slots copied, inflected and asked about."""
