"""LanguageTool's protocol: what its clients send, and what they understand in return."""
