"""Asked by docker: ends with 0 where the newsroom can serve readers, else says what stands in the way."""

import os
import sys
from http.client import HTTPConnection, HTTPException

# Not urllib, which would ask a proxy that docker may have named in the environment.
connection = HTTPConnection(
    "127.0.0.1", int(os.environ.get("PORT") or 8000), timeout=8
)  # more than the pool waits for the database
try:
    connection.request("GET", "/readyz")
    answer = connection.getresponse()
    told = answer.read().decode().strip()
except (OSError, HTTPException) as error:
    sys.exit(f"No answer: {error}")
print(told)
sys.exit(answer.status != 200)
