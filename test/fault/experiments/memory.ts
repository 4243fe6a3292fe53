import { readFileSync } from 'node:fs'

/** Memory of a process that no file backs, from smaps_rollup (Linux), in MB. */
export const anonymousMb = (pid: number): number => {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Anonymous:\s+(\d+) kB$/m.exec(rollup)?.[1]) / 1024
}

/** Of the points of a run those behind its first third: the heap has its size by then. */
export const settledOf = <T>(points: readonly T[]): readonly T[] =>
  points.slice(Math.floor(points.length / 3))

/** Least squares over points of ms and MB, in MB per minute. */
export const slopePerMinute = (points: readonly (readonly [ms: number, mb: number])[]): number => {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean(([ms]) => ms), mean(([, mb]) => mb)]
  const covariance = mean(([ms, mb]) => (ms - x) * (mb - y))
  const variance = mean(([ms]) => (ms - x) ** 2)
  return (covariance / variance) * 60_000
}
