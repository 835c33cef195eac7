"""What the screens of the desk need to know of stories: pure questions and small preparations.

Between the admin, which shows, and publishing, which acts. Imports nothing of the admin.
"""
