import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContactEvent, Decision, TablesAdopted } from '@baton/domain'

/**
 * A recorded log and what was decided then, one JSON line each. Tables are recorded without the
 * name of the engine, so that decisions name none: what a history depends on is its content.
 */
export interface History {
  readonly header: Header
  readonly policies: readonly { readonly hash: string; readonly document: string }[]
  readonly steps: readonly Step[]
}

export interface Header {
  readonly name: string
  readonly why: string
  /**
   * `model`: the model reads its texts, so that its decisions may change with weights and slots;
   * `rules`: only with the rules.
   */
  readonly reads: 'model' | 'rules'
  readonly topic: string
  readonly partition: number
  readonly partitions: number
}

export interface Step {
  /** Tables that hold from here on. */
  readonly adopted?: TablesAdopted
  readonly offset: number
  readonly timestamp: number
  /** Base64. */
  readonly key: string | null
  readonly event?: ContactEvent
  /** Base64, of a record that is no event. */
  readonly raw?: string | null
  readonly decided: Decided
}

export interface Decided {
  readonly decisions: readonly Decision[]
  /** Hashes of all other outputs and of the state they leave. */
  readonly effects: string
  readonly state: string
}

/** Which engine the histories were last recorded with, and why. */
export interface Recording {
  readonly engine: string
  readonly reason: string
}

const FOLDER = join(import.meta.dirname, 'recorded')
const RECORDING = join(FOLDER, 'engine.json')

export const historyFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter(name => name.endsWith('.jsonl'))
    .sort()
    .map(name => join(FOLDER, name))

export const readHistory = (file: string): History => {
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as unknown)
  const [header, policies, ...steps] = lines
  return {
    header: header as Header,
    policies: policies as History['policies'],
    steps: steps as Step[],
  }
}

export const writeHistory = (name: string, { header, policies, steps }: History): void => {
  const lines = [header, policies, ...steps].map(line => JSON.stringify(line))
  writeFileSync(join(FOLDER, `${name}.jsonl`), `${lines.join('\n')}\n`)
}

export const readRecording = (): Recording => JSON.parse(readFileSync(RECORDING, 'utf8'))

export const writeRecording = (recording: Recording): void =>
  writeFileSync(RECORDING, `${JSON.stringify(recording, null, 2)}\n`)
