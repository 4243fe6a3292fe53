import { javaConsoleConsumer } from '@baton/embedded'
import { describeViolation, verifyApp } from '@baton/testkit'
import type { TestApp } from '../open-app.ts'
import { added, type Figures, type Outcome } from './experiment.ts'
import type { Lab } from './lab.ts'

export interface JudgeOptions {
  /** Events appended by hand: fewer inputs mean that one was lost before it was decided. */
  readonly appended: number
  /**
   * Whether Kafka's Java consumer, where there is one, reads the decisions in place of our own
   * reader.
   */
  readonly byJava?: boolean
}

export interface Judgement {
  readonly figures: Figures
  readonly wrong: readonly string[]
}

const SHOWN_MAX = 10
const JAVA_IDLE_MS = 5_000

/** The checker's word on a whole app whose input has been decided. */
export const judge = async (
  lab: Lab,
  { platform, deaths }: TestApp,
  { appended, byJava = false }: JudgeOptions,
): Promise<Judgement> => {
  const given =
    byJava && lab.classpath !== ''
      ? await readByJava(lab, platform.topic('handoff.decisions.v1'))
      : undefined
  const verdict = await verifyApp(
    { ...platform, log: platform.kafka.log },
    given ? { decisions: async p => given.filter(({ partition }) => partition === p) } : {},
  )
  const { inputs, uncompared, outputs, states, lag, violations, found } = verdict
  const of = (...kinds: string[]) => violations.filter(v => kinds.includes(v.kind)).length
  const [lost, doubled] = [of('lost'), of('doubled')]
  const wrong = [...deaths, ...violations.slice(0, SHOWN_MAX).map(describeViolation)]
  if (found > SHOWN_MAX) wrong.push(`… and ${found - SHOWN_MAX} more`)
  if (lag > 0) wrong.push(`${lag} inputs were never decided`)
  const judged = inputs + uncompared
  if (judged < appended) wrong.push(`${judged} inputs of ${appended} appended`)
  const diverging = found - lost - doubled
  const figures = { events: inputs, outputs, states, lost, doubled, diverging }
  return { figures, wrong }
}

const readByJava = async ({ classpath, brokers }: Lab, topic: string) => {
  const read = await javaConsoleConsumer({
    ...{ classpath, brokers, topic, isolation: 'read_committed', timeoutMs: JAVA_IDLE_MS },
  })
  return read.map(record => ({ ...record, headers: undefined }))
}

/** What was counted on the way, and the checker's word. */
export const outcome = (
  dose: number,
  figures: Figures,
  judgement: Judgement,
  wrong: readonly string[] = [],
): Outcome => ({
  dose,
  figures: added(figures, judgement.figures),
  wrong: [...wrong, ...judgement.wrong],
})

/** Several apps of one run. */
export const together = (outcomes: readonly Outcome[]): Outcome => ({
  dose: outcomes.reduce((sum, { dose }) => sum + dose, 0),
  figures: outcomes.reduce<Figures>((sum, { figures }) => added(sum, figures), {}),
  wrong: outcomes.flatMap(({ wrong }) => wrong),
})
