# Intakebot in one image: docker build -t intakebot . && docker run -p 8000:8000 -v intakebot:/data intakebot
# Debian slim, not Alpine: google-re2 has no wheels for musl.

FROM python:3.13-slim AS build
# The image's own Python; compiled here, since the user of the image can't write there.
ENV UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1
WORKDIR /src
COPY requirements-boot.lock requirements.lock requirements-dev.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements-boot.lock \
 && uv venv /opt/intakebot \
 && uv pip install --no-cache --python /opt/intakebot --require-hashes -r requirements.lock
COPY . .
# The extras' versions come from the dev lock, where both are pinned.
ARG EXTRAS=postgres,redis
RUN uv build --wheel --no-build-isolation --out-dir /wheel \
 && uv pip install --no-cache --python /opt/intakebot --constraint requirements-dev.lock \
    "$(echo /wheel/*.whl)[${EXTRAS}]"

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --home-dir /data intakebot \
 && install -d -o intakebot -g intakebot -m 0700 /data
COPY --from=build /opt/intakebot /opt/intakebot
# The flows that ship; mount your own here.
COPY --from=build /src/flows /flows
ENV PATH=/opt/intakebot/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 INTAKEBOT_FLOWS=/flows
# The database and the uploads are kept where the process stands.
WORKDIR /data
VOLUME /data
USER intakebot
EXPOSE 8000
# SIGTERM drains: running turns are finished and acknowledged within ten seconds.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=4s --start-period=20s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/livez', timeout=3)"]
CMD ["intakebot", "serve", "--host", "0.0.0.0", "--port", "8000"]
