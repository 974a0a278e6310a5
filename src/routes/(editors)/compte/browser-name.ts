import { tr } from '#lib/domain/language.ts';

/** Browsers by what they say of themselves, those that pretend to be another first. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
	[/\bEdg(?:e|A|iOS)?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Chrome|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
	[/\bAndroid\b/, 'Android'],
	[/\b(?:iPhone|iPad)\b/, 'iOS'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'macOS'],
	[/\bLinux\b/, 'Linux']
];

const first = (known: readonly (readonly [RegExp, string])[], said: string) =>
	known.find(([pattern]) => pattern.test(said))?.[1];

/** « Firefox, Windows »: enough for its owner to know it, and nothing that a visitor wrote is shown. */
export function browserName(said: string): string {
	const named = [first(BROWSERS, said), first(SYSTEMS, said)].filter((part) => part !== undefined);
	return named.length === 0 ? tr('Navigateur inconnu', 'Unknown browser') : named.join(', ');
}
