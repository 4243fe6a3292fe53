import { readdirSync, readFileSync } from 'node:fs'

/** One labelled message. */
export interface Example {
  readonly id: string
  readonly currentBot: string
  readonly text: string
  readonly buyer: boolean
  readonly seller: boolean
  readonly human: boolean
  readonly optOut: boolean
}

const folder = new URL('../data/', import.meta.url)

/** The messages of one file of `data/`, in file order. */
export function readExamples(name: string): Example[] {
  return readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Example)
}

/** Every labelled message but the blind ones, files in the order of their names. */
export function readAll(): Example[] {
  return readdirSync(folder)
    .filter(name => /^(seed|written|turns).*\.jsonl$/.test(name))
    .sort()
    .flatMap(name => readExamples(name))
}
