import { ArrayType, isUnion, RecordType, type Type } from './avsc.ts'

const FIELDS = 'id string, at long'

/**
 * A list that is read to `RecentIds` of libs/domain, which keeps it as it is encoded. Throws when
 * its items are others by now.
 */
export const isRecentIdsType = (type: Type): boolean => {
  if (!(type instanceof ArrayType)) return false
  const item = type.itemsType as Type
  if (!(item instanceof RecordType) || item.name !== 'baton.RecentId') return false
  const fields = item.fields.map(field => `${field.name} ${field.type.typeName}`).join(', ')
  if (fields !== FIELDS) throw new Error(`RecentIds of libs/domain has ${FIELDS}, not ${fields}`)
  return true
}

/** Whether such a list is anywhere in a type. */
export const holdsRecentIds = (type: Type): boolean => {
  if (isRecentIdsType(type)) return true
  if (type instanceof ArrayType) return holdsRecentIds(type.itemsType as Type)
  if (type instanceof RecordType)
    return type.fields.some(field => holdsRecentIds(field.type as Type))
  return isUnion(type) && type.types.some(holdsRecentIds)
}
