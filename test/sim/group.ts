import { BatonError } from '@baton/domain'
import type { Membership, MembershipListener } from '@baton/stream'
import type { Chance } from './chance.ts'
import type { Coverage } from './coverage.ts'
import { type Machine, never } from './machine.ts'
import type { Network } from './network.ts'
import type { Timeline } from './timeline.ts'

const SESSION_MS = 6_000
const REBALANCE_MAX_MS = 500

interface Member {
  readonly machine: Machine
  readonly listener: MembershipListener
  readonly joined: () => void
  partitions: readonly number[]
  /** It was put out, and has not been given anything since. */
  evicted: boolean
}

/**
 * The group's coordinator: hands partitions to members, of which some are slow to hear of it, and
 * some dead.
 */
export class Group {
  readonly #timeline: Timeline
  readonly #chance: Chance
  readonly #coverage: Coverage
  readonly #partitions: number
  readonly #members = new Map<Machine, Member>()
  #rebalancing = false

  constructor(timeline: Timeline, chance: Chance, coverage: Coverage, partitions: number) {
    this.#timeline = timeline
    this.#chance = chance
    this.#coverage = coverage
    this.#partitions = partitions
  }

  membership(machine: Machine, network: Network): Membership {
    return {
      join: listener =>
        new Promise(resolve => {
          machine.after(network.latency(), 'joins', () => {
            this.#enter({ machine, listener, joined: resolve, partitions: [], evicted: false })
          })
        }),
      // Through failed heartbeats and evictions, until one is accepted.
      goodHeartbeat: async signal => {
        do {
          await machine.pause(this.#chance.whole(1, SESSION_MS / 3), 'heartbeat')
          if (signal?.aborted) throw new BatonError('STOPPED', 'stopped')
        } while (machine.isCutOff || !this.#members.has(machine))
      },
      reportOffsets: async () => {},
      leave: async () => {
        if (!machine.alive) return never()
        await machine.pause(network.latency(), 'leaves')
        this.#leave(machine)
      },
    }
  }

  /** The session of a member that does not answer runs out, unless it comes back in time. */
  silent(machine: Machine, isBack: () => boolean): void {
    this.#timeline.after(SESSION_MS, `${machine.name} session`, () => {
      const member = this.#members.get(machine)
      if (!member || isBack()) return
      this.#coverage.hit('evicted')
      this.#leave(machine)
      member.evicted = true
      if (machine.alive) this.#comeBack(member, isBack)
    })
  }

  rebalance(): void {
    if (this.#rebalancing) return
    this.#rebalancing = true
    this.#timeline.after(this.#chance.whole(0, REBALANCE_MAX_MS), 'rebalance', () => {
      this.#rebalancing = false
      this.#assign()
    })
  }

  #enter(member: Member): void {
    this.#members.set(member.machine, member)
    this.rebalance()
  }

  #leave(machine: Machine): void {
    if (this.#members.delete(machine)) this.rebalance()
  }

  /** It finds out at its next heartbeat, and joins again. */
  #comeBack(member: Member, isBack: () => boolean): void {
    this.#timeline.after(1_000, `${member.machine.name} looks`, () => {
      if (!member.machine.alive) return
      if (!isBack()) return this.#comeBack(member, isBack)
      member.machine.receive(() => this.#enter(member))
    })
  }

  #assign(): void {
    const members = [...this.#members.values()]
    if (members.length === 0) return
    this.#coverage.hit('rebalance')
    const owners = Array.from({ length: this.#partitions }, (_, partition) => {
      const owner = members.find(member => member.partitions.includes(partition))
      return owner && this.#chance.is(0.6) ? owner : this.#chance.pick(members)
    })
    for (const member of members) {
      const partitions = owners.flatMap((owner, partition) => (owner === member ? [partition] : []))
      member.partitions = partitions
      // Each hears of it in its own time: until all have, two may think they own the same.
      const ms = this.#chance.skewed(1, 2_000)
      this.#timeline.after(ms, `${member.machine.name} gets ${partitions}`, () =>
        member.machine.receive(() => {
          if (this.#members.get(member.machine) !== member) return
          if (member.partitions !== partitions) return
          const { evicted } = member
          member.evicted = false
          member.listener.assigned({ partitions, evicted })
          member.joined()
        }),
      )
    }
  }
}
