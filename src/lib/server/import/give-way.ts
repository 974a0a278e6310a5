import { constants, setPriority } from 'node:os';

/**
 * From now on the work of this thread, and of those that it starts, comes after that of whoever asks for a page on the same
 * machine: an import takes all that is free, and no more. A system that gives a whole process one priority is left as it is
 * when a thread asks.
 */
export function giveWay(): void {
	if (process.platform !== 'linux') return;
	// To Linux, this is the thread that asks, not the process.
	setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
}
