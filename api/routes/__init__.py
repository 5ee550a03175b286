"""One file a resource; `ROUTERS` is all of them, in the order the reference shows."""

from api.routes import (
    articles,
    config,
    feedback,
    health,
    imports,
    insights,
    languagetool,
    reviews,
    rules,
    saved_replies,
    sent_replies,
    suggestions,
    teams,
    terms,
)

ROUTERS = (
    suggestions.router,
    reviews.router,
    feedback.router,
    articles.router,
    saved_replies.router,
    rules.router,
    terms.router,
    teams.router,
    sent_replies.router,
    imports.router,
    insights.router,
    languagetool.router,
    config.router,
    health.router,
)
