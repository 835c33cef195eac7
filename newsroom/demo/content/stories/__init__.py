"""The stories, by section."""

from newsroom.demo.content.stories import economy, home, war, water

STORIES = (*home.STORIES, *economy.STORIES, *water.STORIES, *war.STORIES)
