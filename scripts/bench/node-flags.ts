import { readFileSync } from 'node:fs';

/** Flags that « npm run … » gives Node: what is measured runs as it is used. */
export function nodeFlags(command: 'import' | 'start'): string[] {
	const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
	const { scripts } = JSON.parse(text) as { scripts: Record<string, string> };
	return (scripts[command] ?? '').split(' ').filter((word) => word.startsWith('--'));
}
