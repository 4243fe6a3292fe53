import type { GroupMember } from '../wire/kafkajs.ts'
import { MemberAssignment, MemberMetadata } from '../wire/kafkajs.ts'
import type { Claim, GroupAssignment } from './sticky-assigner.ts'

/**
 * The name under which members agree on how partitions are spread: part of the protocol between
 * versions of Baton.
 */
export const ASSIGNER = 'baton-sticky'

const VERSION = 0

/**
 * The subscription of a member in the format that Kafka's tools read, with its claim as user data.
 */
export const encodeSubscription = (
  topic: string,
  generation: number,
  owned: readonly number[],
): Buffer =>
  MemberMetadata.encode({
    version: VERSION,
    topics: [topic],
    userData: Buffer.from(JSON.stringify({ generation, owned })),
  })

/** A member whose user data cannot be read claims nothing. */
export const decodeClaim = ({ memberId, memberMetadata }: GroupMember): Claim => {
  const { userData } = MemberMetadata.decode(memberMetadata)
  return { memberId, ...parseClaim(userData) }
}

const parseClaim = (userData: Buffer | null): Omit<Claim, 'memberId'> => {
  const nothing = { generation: -1, owned: [] }
  try {
    const { generation, owned } = JSON.parse(String(userData)) as Partial<Claim>
    if (!Number.isInteger(generation) || !Array.isArray(owned)) return nothing
    return { generation: Number(generation), owned: owned.filter(p => Number.isInteger(p)) }
  } catch {
    return nothing
  }
}

export const encodeAssignments = (topic: string, assignment: GroupAssignment) =>
  [...assignment].map(([memberId, partitions]) => ({
    memberId,
    memberAssignment: MemberAssignment.encode({
      version: VERSION,
      assignment: { [topic]: partitions },
    }),
  }))

/**
 * The partitions in an assignment; an empty one is what a member gets that the leader did not know.
 */
export const decodeAssignment = (topic: string, assignment: Buffer): readonly number[] =>
  MemberAssignment.decode(assignment)?.assignment[topic] ?? []
