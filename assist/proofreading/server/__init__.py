"""LanguageTool's server: ours, started and supervised here, or the team's own at a URL."""
