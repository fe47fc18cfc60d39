// The partitions of the instance's leads.
import { ApiError } from '../http/api-error.ts';

export const PARTITIONS = [
  { id: 1, name: 'Default', description: 'Initial system lead partition' },
  { id: 2, name: 'Europe', description: 'Leads of the European business' },
] as const;

export const partitionIdOf = (name: string): number => {
  const found = PARTITIONS.find((each) => each.name === name);
  if (found === undefined) throw new ApiError('1008', `Access denied to partition '${name}'`);
  return found.id;
};
