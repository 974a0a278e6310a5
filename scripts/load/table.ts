import type { Told } from './clients.ts';

const NAME = 40;
const CELL = 9;

/** A line of a table on a terminal: its name, then figures set to the right. */
export const line = (name: string, cells: readonly string[]) =>
	console.log(name.padEnd(NAME) + cells.map((cell) => cell.padStart(CELL)).join(''));

const milliseconds = (value: number) => value.toFixed(value < 10 ? 1 : 0);

export const TIMES = ['p50 ms', 'p95 ms', 'p99 ms'] as const;
export const times = ({ p50, p95, p99 }: Told) => [p50, p95, p99].map(milliseconds);

export const statuses = ({ byStatus }: Pick<Told, 'byStatus'>) =>
	Object.entries(byStatus)
		.map(([status, count]) => `${count} × ${status === '0' ? 'sans réponse' : status}`)
		.join(', ');
