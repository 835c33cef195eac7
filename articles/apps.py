from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Newspaper"

    def ready(self):
        from articles import edge
        from articles.desk import pictures, policies
        from articles.publishing import guards, reactions
        from articles.search import index
        from newsroom.edge.lifetimes import register_horizon
        from newsroom.images import uses

        guards.connect(self)
        reactions.connect()
        policies.connect()
        index.connect(self)
        uses.register(pictures.in_stories)
        register_horizon(edge.next_scheduled)
