import type { Service } from '@baton/runtime'
import type { Undo } from './undo.ts'

/** The services of one process: what one of them lacks, all of them lack. */
export class Services {
  readonly #running: { readonly label: string; readonly service: Service }[] = []
  readonly #undo: Undo

  constructor(undo: Undo) {
    this.#undo = undo
  }

  /** `label` stands before what it is stuck in or misses; its end is one of the steps back. */
  async add<S extends Service>(label: string, starting: Promise<S>): Promise<S> {
    const service = await starting
    this.#undo.add(() => service.stop())
    this.#running.push({ label, service })
    return service
  }

  registries() {
    return this.#running.flatMap(({ service }) => service.registries)
  }

  missing(): readonly string[] {
    return this.#named(service => service.missing())
  }

  stuck(): readonly string[] {
    return this.#named(service => service.stuck?.() ?? [])
  }

  /** Rejects when one of them, or of the others, cannot go on. */
  endedOr(...others: readonly Promise<void>[]): Promise<void> {
    return Promise.race([...others, ...this.#running.flatMap(({ service }) => service.ended ?? [])])
  }

  #named(of: (service: Service) => readonly string[]): readonly string[] {
    return this.#running.flatMap(({ label, service }) => of(service).map(name => label + name))
  }
}
