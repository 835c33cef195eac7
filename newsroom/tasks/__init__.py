"""Work outside of requests: jobs, the worker that does them, and what keeps both honest.

``jobs`` says what a job is, ``periodic`` asks for the jobs of the schedule, ``recovery`` takes
jobs back from workers that died, ``pruning`` forgets, ``worker`` runs them. The queue is a table
of django-tasks-db. A leaf: it knows nobody, and nothing may depend on the queue alone: every job
is derived from rows that say what is due, and may be done twice.
"""
