"""One file a resource; `ROUTERS` is all of them, in the order the reference shows.

FastAPI makes a router's routes when a request is first compared with them. So what asks whether the service
is ready comes first, and what is asked most often next.
"""

from api.routes import (
    config,
    feedback,
    health,
    imports,
    insights,
    items,
    languagetool,
    reviews,
    rules,
    sent_replies,
    suggestions,
    teams,
    terms,
)

ROUTERS = (
    health.router,
    suggestions.router,
    reviews.router,
    feedback.router,
    items.articles,
    items.saved_replies,
    rules.router,
    terms.router,
    teams.router,
    sent_replies.router,
    imports.router,
    insights.router,
    languagetool.router,
    config.router,
)
