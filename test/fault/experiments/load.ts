import { readFileSync } from 'node:fs'
import type { Message, TestApp } from '../open-app.ts'

const texts = readFileSync(new URL('../../data/intent.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line).text as string)

/** Messages of one app: every one new, spread over contacts and texts, the same in every run. */
export class Load {
  readonly #app: TestApp
  readonly #contacts: number
  appended = 0

  constructor(app: TestApp, contacts: number) {
    this.#app = app
    this.#contacts = contacts
  }

  next(count: number): Message[] {
    const first = this.appended
    this.appended += count
    return Array.from({ length: count }, (_, i) => this.#message(first + i))
  }

  /** Resolves when they are acknowledged. */
  async say(count: number): Promise<void> {
    await this.#app.say(this.next(count))
  }

  #message(n: number): Message {
    return {
      contactId: `contact-${(n * 7919) % this.#contacts}`,
      messageId: `m-${n}`,
      text: texts[(n * 31) % texts.length] ?? '',
    }
  }
}

/**
 * Appends `perSecond` messages in small steps until it is stopped; through faults of the brokers
 * too.
 */
export class Pump {
  /** Messages of appends that failed: each may be in the log or not. */
  unsure = 0
  readonly #stopping = new AbortController()
  readonly #done: Promise<void>

  constructor(load: Load, perSecond: number, stepMs = 100) {
    this.#done = this.#run(load, perSecond, stepMs)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#done
  }

  async #run(load: Load, perSecond: number, stepMs: number): Promise<void> {
    const begun = performance.now()
    let sent = 0
    while (!this.#stopping.signal.aborted) {
      const due = Math.floor(((performance.now() - begun) * perSecond) / 1_000)
      const count = due - sent
      if (count > 0)
        await load.say(count).catch(() => {
          this.unsure += count
        })
      sent = due
      await new Promise(resolve => setTimeout(resolve, stepMs))
    }
  }
}
