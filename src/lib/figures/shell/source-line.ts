/** The source line where room is wanting: bodies and version; what it explains becomes a note. */
export function sourceLine(sources: string): {
	readonly line: string;
	readonly explained: readonly string[];
} {
	const [first = '', ...others] = sources.split(/(?<=\.)\s+(?=[«“])/u);
	const [version = ''] = /[^.]*\d[^.]*\.$/u.exec(others.at(-1) ?? '') ?? [];
	if (others.length === 0 || version === '') return { line: sources, explained: [] };
	return { line: `${first}${version}`, explained: [others.join(' ').slice(0, -version.length)] };
}
