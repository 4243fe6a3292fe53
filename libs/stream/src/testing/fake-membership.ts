import type { Membership, MembershipListener } from '../ports.ts'

/** A group that does what the test says. */
export class FakeMembership implements Membership {
  listener!: MembershipListener
  left = false
  readonly heartbeats: PromiseWithResolvers<void>[] = []

  async join(listener: MembershipListener): Promise<void> {
    this.listener = listener
  }

  goodHeartbeat(): Promise<void> {
    const heartbeat = Promise.withResolvers<void>()
    this.heartbeats.push(heartbeat)
    return heartbeat.promise
  }

  async reportOffsets(): Promise<void> {}

  async leave(): Promise<void> {
    this.left = true
  }
}
