import type { RoutePolicy } from './policy.ts'

const targets = (routes: readonly RoutePolicy[], from: string): string[] =>
  routes.filter(route => route.from === from).map(route => route.to)

/** All bots that routes lead to from `start`, without `start` unless a circle leads back. */
export const reachable = (routes: readonly RoutePolicy[], start: string): ReadonlySet<string> => {
  const found = new Set<string>()
  const open = targets(routes, start)
  for (let bot = open.pop(); bot !== undefined; bot = open.pop()) {
    if (found.has(bot)) continue
    found.add(bot)
    open.push(...targets(routes, bot))
  }
  return found
}

/** A shortest circle of routes, as the bots on it with the first repeated, or null. */
export const circle = (routes: readonly RoutePolicy[]): string[] | null => {
  let shortest: string[] | null = null
  for (const { from } of routes) {
    const paths: string[][] = [[from]]
    const seen = new Set<string>()
    for (let head = 0; head < paths.length; head++) {
      const path = paths[head]!
      const next = targets(routes, path.at(-1)!)
      if (next.includes(from)) {
        if (!shortest || path.length + 1 < shortest.length) shortest = [...path, from]
        break
      }
      for (const bot of next) {
        if (!seen.has(bot)) paths.push([...path, bot])
        seen.add(bot)
      }
    }
  }
  return shortest
}
