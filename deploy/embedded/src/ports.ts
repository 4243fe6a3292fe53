import { createServer } from 'node:net'
import { BatonError } from '@baton/domain'

/** How many ports after the one asked for are tried. */
const NEXT_TRIED = 100
/**
 * Below the range from which systems take the local ports of outgoing connections (Linux: 32768
 * on).
 */
const ANY_LOWEST = 15_000
const ANY_HIGHEST = 32_000

/** A choice kept in the data directory, so that a restart has the same address. */
export interface PortChoice {
  /** The port asked for at that time; null when any was good. */
  readonly asked: number | null
  readonly chosen: number
}

export type IsFree = (port: number) => Promise<boolean>

/**
 * The port of the last start while it is free and the same was asked for; else the one asked for or
 * the next free one; else any free one. `taken` are ports given away in the same start.
 */
export const choosePort = async (
  asked: number | undefined,
  last: PortChoice | undefined,
  taken: ReadonlySet<number>,
  isFree: IsFree,
  random: () => number = Math.random,
): Promise<PortChoice> => {
  const same = last && last.asked === (asked ?? null) ? [last.chosen] : []
  const span = ANY_HIGHEST - ANY_LOWEST
  const fresh = Array.from({ length: NEXT_TRIED }, (_, i) =>
    asked === undefined ? ANY_LOWEST + Math.floor(random() * span) : asked + i,
  )
  for (const port of [...same, ...fresh]) {
    if (port <= 65_535 && !taken.has(port) && (await isFree(port))) {
      return { asked: asked ?? null, chosen: port }
    }
  }
  const where =
    asked === undefined
      ? 'any of the ports tried'
      : `port ${asked} or the ${NEXT_TRIED - 1} after it`
  throw new BatonError('PORT_TAKEN', `${where} could be bound on 127.0.0.1: all are taken`)
}

export const isFreeOnLoopback: IsFree = port =>
  new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    )
  })
