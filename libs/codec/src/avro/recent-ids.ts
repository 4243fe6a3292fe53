import { ArrayType, type Type } from './avsc.ts'

/** Lists that are read to `RecentIds` of libs/domain, which keeps them as they are encoded. */
export const isRecentIds = (type: Type): boolean =>
  type instanceof ArrayType && (type.itemsType as Type).name === 'baton.RecentId'
