"""Wording rules applied to a draft: proposals, gates, facts, and what stays negative."""
