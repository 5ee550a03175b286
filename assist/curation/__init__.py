"""What trainers keep: the phrasebook as it stands now, and tools to try rules."""
