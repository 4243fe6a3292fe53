import { PRIORITIES, type Priority, priorityOf } from '../plan/call.ts'
import type { TakenMessage } from './taken.ts'

/**
 * The messages of one contact, one after the other. What waits has the priority of the most urgent
 * behind it: a text is not held up by the notes before it, which it must not overtake.
 */
export class ContactLane {
  readonly #queue: TakenMessage[] = []
  #running: Promise<void> | undefined

  get priority(): Priority {
    let most: Priority = PRIORITIES.note
    for (const { calls } of this.#queue) {
      for (const call of calls) {
        const its = priorityOf(call)
        if (its < most) most = its
      }
      if (most === PRIORITIES.message) break
    }
    return most
  }

  get isEmpty(): boolean {
    return this.#queue.length === 0
  }

  /**
   * Resolves when the lane has run out, for whoever started it; a lane that runs takes the message
   * along.
   */
  add(message: TakenMessage, carryOut: (message: TakenMessage) => Promise<void>): Promise<void> {
    this.#queue.push(message)
    this.#running ??= this.#run(carryOut)
    return this.#running
  }

  async #run(carryOut: (message: TakenMessage) => Promise<void>): Promise<void> {
    try {
      for (let first = this.#queue[0]; first; first = this.#queue[0]) {
        await carryOut(first)
        this.#queue.shift()
      }
    } finally {
      this.#running = undefined
    }
  }
}
