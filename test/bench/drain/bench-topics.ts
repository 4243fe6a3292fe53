/** Physical names of the topics of a bench app that does the peer's job. */
export interface BenchTopics {
  readonly input: string
  readonly state: string
  readonly decisions: string
  routing(bot: string): string
  readonly all: readonly string[]
}

export const PEER_BOTS = ['lead', 'buyer', 'seller'] as const

export const benchTopics = (appId: string): BenchTopics => {
  const of = (name: string) => `${appId}.${name}`
  const routing = (bot: string) => of(`routing.${bot}`)
  const [input, state, decisions] = [of('inbound'), of('state'), of('decisions')]
  return {
    input,
    state,
    decisions,
    routing,
    all: [input, state, decisions, ...PEER_BOTS.map(routing)],
  }
}
