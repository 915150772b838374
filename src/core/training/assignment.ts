/** Matching at least cost: a flow network and the primal-dual method that fills it exactly. */

export interface Network {
  /** Adds a node and says its number. */
  node(): number
  /** Adds an edge and says its number; costs are whole and not negative. */
  connect(from: number, to: number, capacity: number, cost: number): number
  /** Sends as much as possible from source to sink, at the least total cost of all ways to send that much. */
  fill(source: number, sink: number): { flow: number; cost: number }
  /** What an edge carries after `fill`. */
  flowOn(edge: number): number
}

const unreached = -1

/** Sorted keys with a stack each: distances take few different values, so this beats a heap of nodes. */
const rankedStacks = () => {
  const stacks = new Map<number, number[]>()
  const keys: number[] = []
  return {
    put(key: number, item: number) {
      const stack = stacks.get(key)
      if (stack) {
        stack.push(item)
        return
      }
      stacks.set(key, [item])
      let at = keys.length
      while (at > 0 && (keys[at - 1] ?? 0) < key) at--
      keys.splice(at, 0, key)
    },
    lowest: (): number | undefined => keys.at(-1),
    take(key: number): number | undefined {
      const item = stacks.get(key)?.pop()
      if (item === undefined) {
        stacks.delete(key)
        keys.pop()
      }
      return item
    },
  }
}

/**
 * An empty flow network (TR-5).
 *
 * `fill` alternates between shortest distances (node prices) and a largest flow over the edges that lie on shortest
 * ways. Each round raises the price of the sink, and prices are sums of few different costs, so few rounds suffice.
 *
 * @example const net = network(); const [a, b] = [net.node(), net.node()]; net.connect(a, b, 2, 5); net.fill(a, b).cost // 10
 */
export const network = (): Network => {
  let nodes = 0
  // Edges come in pairs: 2k runs forward, 2k + 1 is its way back.
  const heads: number[] = []
  const tails: number[] = []
  const rooms: number[] = []
  const costs: number[] = []

  const fill = (source: number, sink: number): { flow: number; cost: number } => {
    const count = heads.length
    const head = new Int32Array(heads)
    const room = new Float64Array(rooms)
    const price = new Float64Array(nodes)
    const cost = new Float64Array(costs)
    const first = new Int32Array(nodes + 1)
    for (let edge = 0; edge < count; edge++) first[(tails[edge] ?? 0) + 1]! += 1
    for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!
    const next = first.slice()
    const leaving = new Int32Array(count)
    for (let edge = 0; edge < count; edge++) leaving[next[tails[edge]!]!++] = edge

    const distance = new Float64Array(nodes)
    /** Raises the prices to the distances from the source; false when the sink is out of reach. */
    const reprice = (): boolean => {
      distance.fill(Infinity)
      distance[source] = 0
      const ranked = rankedStacks()
      ranked.put(0, source)
      for (let key = ranked.lowest(); key !== undefined; key = ranked.lowest()) {
        const node = ranked.take(key)
        if (node === undefined || distance[node] !== key) continue
        if (node === sink) break
        for (let at = first[node]!; at < first[node + 1]!; at++) {
          const edge = leaving[at]!
          if (room[edge]! <= 0) continue
          const to = head[edge]!
          const reached = key + cost[edge]! + price[node]! - price[to]!
          if (reached < distance[to]!) {
            distance[to] = reached
            ranked.put(reached, to)
          }
        }
      }
      const furthest = distance[sink]!
      if (furthest === Infinity) return false
      // Nodes beyond the sink all rise by the same, which keeps every reduced cost at least zero.
      for (let node = 0; node < nodes; node++) price[node]! += Math.min(distance[node]!, furthest)
      return true
    }

    const isTight = (edge: number, from: number): boolean => room[edge]! > 0 && price[head[edge]!] === price[from]! + cost[edge]!
    const layer = new Int32Array(nodes)
    const queue = new Int32Array(nodes)
    /** Counts steps from the source over edges on shortest ways; false when the sink is out of reach. */
    const relayer = (): boolean => {
      layer.fill(unreached)
      layer[source] = 0
      queue[0] = source
      for (let done = 0, known = 1; done < known; done++) {
        const node = queue[done]!
        for (let at = first[node]!; at < first[node + 1]!; at++) {
          const edge = leaving[at]!
          const to = head[edge]!
          if (layer[to] !== unreached || !isTight(edge, node)) continue
          layer[to] = layer[node]! + 1
          if (to === sink) return true
          queue[known++] = to
        }
      }
      return false
    }

    const way = new Int32Array(nodes + 1)
    /** Fills every way of the layers; each node's edges are tried once. */
    const push = (): number => {
      next.set(first)
      let pushed = 0
      let length = 0
      for (let node = source; ;) {
        if (node === sink) {
          let least = Infinity
          for (let at = 0; at < length; at++) least = Math.min(least, room[way[at]!]!)
          for (let at = length - 1; at >= 0; at--) {
            const edge = way[at]!
            room[edge]! -= least
            room[edge ^ 1]! += least
            if (room[edge] === 0) length = at
          }
          pushed += least
          node = head[way[length]! ^ 1]!
          continue
        }
        let found = unreached
        for (; next[node]! < first[node + 1]!; next[node]!++) {
          const edge = leaving[next[node]!]!
          const to = head[edge]!
          if (layer[to] === layer[node]! + 1 && isTight(edge, node)) {
            found = edge
            break
          }
        }
        if (found !== unreached) {
          way[length++] = found
          node = head[found]!
        } else if (node === source) {
          return pushed
        } else {
          node = head[way[--length]! ^ 1]!
          next[node]! += 1
        }
      }
    }

    let flow = 0
    let total = 0
    while (reprice()) {
      while (relayer()) {
        const pushed = push()
        flow += pushed
        total += pushed * (price[sink]! - price[source]!)
      }
    }
    for (let edge = 0; edge < count; edge++) rooms[edge] = room[edge]!
    return { flow, cost: total }
  }

  return {
    node: () => nodes++,
    connect(from, to, capacity, cost) {
      const edge = heads.length
      heads.push(to, from)
      tails.push(from, to)
      rooms.push(capacity, 0)
      costs.push(cost, -cost)
      return edge
    },
    fill,
    flowOn: (edge) => rooms[edge ^ 1] ?? 0,
  }
}
