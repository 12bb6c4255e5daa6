"""Trivial jobs through RQ's default worker: `rq_peer.py REDIS_URL JOBS FACTS_FILE`.

All jobs are enqueued before the worker starts, so that what is timed is the worker alone: from the
start of its first job to the end of its last, as RQ itself notes them.
"""

import subprocess
import sys

from redis import Redis
from rq import Queue
from rq.job import Job


def draw(index):
    """What a task of ours answers: one pair, so many releases apart."""
    return [0, 0, index % 7]


def main(url, count, facts):
    redis = Redis.from_url(url)
    queue = Queue(connection=redis)
    ids = [
        job.id
        for job in queue.enqueue_many(
            [Queue.prepare_data("rq_peer.draw", args=(index,)) for index in range(count)]
        )
    ]
    subprocess.run(["rq", "worker", "--url", url, "--burst", "--quiet"], check=True)
    jobs = Job.fetch_many(ids, connection=redis)
    wrong = [job.id for index, job in enumerate(jobs) if job.result != draw(index)]
    if wrong:
        sys.exit(f"{len(wrong)} of {count} jobs have another result, the first {wrong[0]}")
    took = max(job.ended_at for job in jobs) - min(job.started_at for job in jobs)
    with open(facts, "w", encoding="utf-8") as file:
        file.write(f"jobs.nanos={round(took.total_seconds() * 1e9)}\n")
    redis.flushall()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
