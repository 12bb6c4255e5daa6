"""One system's process: peer.py SYSTEM WORK_DIRECTORY PAIRS WARM_ROUNDS ROUNDS"""

import sys
import time
from array import array
from pathlib import Path


def ints(path):
    numbers = array("i")
    numbers.frombytes(path.read_bytes())
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def save(path, code, numbers):
    stored = array(code, numbers)
    if sys.byteorder == "big":
        stored.byteswap()
    path.write_bytes(stored.tobytes())


def edges(work):
    artists = ints(work / "shape.int32")[0]
    starts = ints(work / "starts.int32")
    targets = ints(work / "artists.int32")
    for release in range(len(starts) - 1):
        for i in range(starts[release], starts[release + 1]):
            yield targets[i], artists + release


def networkx_distance(work):
    import networkx

    graph = networkx.Graph()
    graph.add_edges_from(edges(work))

    def distance(a, b):
        try:
            return (len(networkx.bidirectional_shortest_path(graph, a, b)) - 1) // 2
        except networkx.NetworkXNoPath:
            return -1

    return distance


def igraph_distance(work):
    import igraph

    shape = ints(work / "shape.int32")
    graph = igraph.Graph(n=shape[0] + shape[1], edges=list(edges(work)))

    def distance(a, b):
        path = graph.get_shortest_paths(a, to=b, output="vpath")[0]
        return (len(path) - 1) // 2 if path else -1

    return distance


def resident_bytes():
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Rss:"):
            return int(line.split()[1]) * 1024
    return 0


def main(system, directory, pairs, warm_rounds, rounds):
    work = Path(directory)
    ends = ints(work / "pairs.int32")
    count = min(int(pairs), len(ends) // 2)
    begin = time.perf_counter_ns()
    distance = {"networkx": networkx_distance, "igraph": igraph_distance}[system](work)
    load = time.perf_counter_ns() - begin

    questions = [(ends[2 * i], ends[2 * i + 1]) for i in range(count)]
    distances = [distance(a, b) for a, b in questions]
    nanos = [2**63 - 1] * count
    for round_number in range(-int(warm_rounds), int(rounds)):
        for i, (a, b) in enumerate(questions):
            start = time.perf_counter_ns()
            found = distance(a, b)
            took = time.perf_counter_ns() - start
            if found != distances[i]:
                sys.exit(f"artists {a} and {b}: first distance {distances[i]}, then {found}")
            if round_number >= 0:
                nanos[i] = min(nanos[i], took)

    answer = work / system
    answer.mkdir(exist_ok=True)
    save(answer / "distances.int32", "i", distances)
    save(answer / "nanos.int64", "q", nanos)
    (answer / "facts.properties").write_text(
        f"graph.bytes=0\nload.nanos={load}\nresident.bytes={resident_bytes()}\n"
    )


main(*sys.argv[1:])
