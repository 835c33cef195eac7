# The web image: the environment is made in one stage and carried into the next, which has no compiler and no root.
FROM python:3.13-slim AS environment
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements/prod.txt /tmp/prod.txt
RUN python -m venv --without-pip /venv \
 && pip --python /venv/bin/python install --require-hashes --only-binary :all: -r /tmp/prod.txt

FROM python:3.13-slim
RUN groupadd --gid 10001 newsroom \
 && useradd --uid 10001 --gid newsroom --no-create-home --home-dir /app --shell /usr/sbin/nologin newsroom \
 && install --directory --owner newsroom --group newsroom /var/newsroom
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=newsroom.settings VAR_DIR=/var/newsroom STATIC_ROOT=/app/static-collected
WORKDIR /app
COPY --from=environment /venv /venv
COPY manage.py ./
COPY deploy deploy
COPY newsroom newsroom
COPY sources sources
COPY articles articles
COPY templates templates
COPY static static
# A checkout under a strict umask would be closed to the user newsroom. What Python compiles here, its own library
# included, it need not compile at every start: the user newsroom could not keep it.
RUN chmod -R a+rX /app \
 && SECRET_KEY=only-to-collect VAR_DIR=/tmp/var python manage.py collectstatic --noinput --verbosity 0 \
 && python -m compileall -q . \
 && rm -r /tmp/var
USER newsroom
VOLUME /var/newsroom
EXPOSE 8000
HEALTHCHECK --interval=5s --timeout=10s --start-period=20s --retries=3 CMD ["python", "deploy/healthy.py"]
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "newsroom.wsgi"]
