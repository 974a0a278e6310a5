/**
 * What tells apart the children of one element. Shapes are told by what they draw, so that those of a drawing slide to
 * their new place; numbers given to elements as a page is written (`s3-titre`) tell nothing.
 */
function kindOf(node: Node): string {
	if (!(node instanceof Element)) return node.nodeName;
	const id = /^s\d/.test(node.id) ? '' : node.id;
	const drawn = `${node.getAttribute('data-cle') ?? ''} ${node.getAttribute('data-part') ?? ''}`;
	return `${node.nodeName} ${id} ${drawn}`;
}

/** Past this many pairs to compare, children that differ are replaced. */
const MOST_PAIRS = 1_000_000;

/** The longest run of pairs of the same kind, in order, between two lists: ranks in each. */
export function pairUp(before: readonly string[], after: readonly string[]): [number, number][] {
	let start = 0;
	while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
	let end = 0;
	while (
		end < Math.min(before.length, after.length) - start &&
		before[before.length - 1 - end] === after[after.length - 1 - end]
	)
		end += 1;
	const pairs: [number, number][] = Array.from({ length: start }, (_, index) => [index, index]);
	const [rows, columns] = [before.length - start - end, after.length - start - end];
	if (rows * columns <= MOST_PAIRS) {
		// How long the run can be from each pair of ranks on.
		const width = columns + 1;
		const longest = new Uint32Array((rows + 1) * width);
		const at = (row: number, column: number) => longest[row * width + column] ?? 0;
		const same = (row: number, column: number) => before[start + row] === after[start + column];
		for (let row = rows - 1; row >= 0; row -= 1)
			for (let column = columns - 1; column >= 0; column -= 1)
				longest[row * width + column] = same(row, column)
					? at(row + 1, column + 1) + 1
					: Math.max(at(row + 1, column), at(row, column + 1));
		for (let [row, column] = [0, 0]; row < rows && column < columns;) {
			if (same(row, column)) pairs.push([start + row++, start + column++]);
			else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
			else column += 1;
		}
	}
	for (let index = end; index > 0; index -= 1) pairs.push([before.length - index, after.length - index]);
	return pairs;
}

/** What a control holds is no attribute of it; a text that is being written is left to who writes. */
function takeValue(from: Element, to: Element): void {
	if (from instanceof HTMLOptionElement && to instanceof HTMLOptionElement)
		from.selected = to.defaultSelected;
	if (!(from instanceof HTMLInputElement && to instanceof HTMLInputElement)) return;
	from.checked = to.defaultChecked;
	if (from !== document.activeElement) from.value = to.defaultValue;
}

function takeAttributes(from: Element, to: Element): void {
	for (const { name, value } of to.attributes)
		if (from.getAttribute(name) !== value) from.setAttribute(name, value);
	// Boxes stay as the reader opened or closed them.
	for (const name of from.getAttributeNames())
		if (!to.hasAttribute(name) && !(name === 'open' && from instanceof HTMLDetailsElement))
			from.removeAttribute(name);
}

/** Scripts have run, and what is for who has none was read as text. */
const LEFT = ['SCRIPT', 'NOSCRIPT'];

/**
 * Changes an element into another by as little as it takes: what they share stays the same element, with its focus, its
 * open boxes, how far it was slid, and moves to where it now stands.
 */
export function become(from: Element, to: Element): void {
	// A frame is as high as what it shows has told, at the width that the page gives it.
	if (from.nodeName === 'IFRAME' && from.getAttribute('src') === to.getAttribute('src')) {
		for (const { name, value } of to.attributes) if (name !== 'src') from.setAttribute(name, value);
		return;
	}
	takeAttributes(from, to);
	const [before, after] = [[...from.childNodes], [...to.childNodes]];
	const kept = new Map(pairUp(before.map(kindOf), after.map(kindOf)).map(([old, next]) => [next, old]));
	const stays = new Set(kept.values());
	before.forEach((node, rank) => {
		if (!stays.has(rank)) (node as ChildNode).remove();
	});
	let last: ChildNode | null = null;
	after.forEach((node, rank) => {
		const own = before[kept.get(rank) ?? -1];
		if (own === undefined) {
			from.insertBefore(node, last === null ? from.firstChild : last.nextSibling);
			last = node;
			return;
		}
		last = own;
		if (own instanceof Element && node instanceof Element) {
			if (!LEFT.includes(own.nodeName)) become(own, node);
			else if (own.nodeName === 'SCRIPT' && own.textContent !== node.textContent) {
				own.replaceWith(node);
				last = node;
			}
		} else if (own.nodeValue !== node.nodeValue) own.nodeValue = node.nodeValue;
	});
	takeValue(from, to);
}
