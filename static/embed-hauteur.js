// Tells the page around a Lignes claires frame how tall the frame is, in its words and in those that hosts already know.
(() => {
	if (parent === window) return;
	const { dataset } = document.currentScript;
	const id = new URLSearchParams(location.search).get('childId') ?? dataset.figure;
	let last = 0;
	const tell = () => {
		const height = Math.ceil(document.querySelector('.integration').getBoundingClientRect().height);
		if (height === last) return;
		last = height;
		for (const message of [
			{ type: 'lignes-claires:hauteur', id, hauteur: height, v: 1 },
			{ 'datawrapper-height': { [id]: height } },
			{ sentinel: 'amp', type: 'embed-size', height },
			`pymxPYMx${id}xPYMxheightxPYMx${height}`
		])
			parent.postMessage(message, '*');
	};
	new ResizeObserver(tell).observe(document.querySelector('.integration'));
	addEventListener('load', tell);
	// A page that started to listen after the first message asks again, as ours does, and pym when it says its width.
	addEventListener('message', ({ data, source }) => {
		if (source !== parent || !(data?.type === 'lignes-claires:mesure' || /^pym.*width/.test(data))) return;
		last = 0;
		tell();
	});
})();
