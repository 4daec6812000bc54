// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

// Draws the charts of a document from the specifications beside them, as SVG, without eval.
(() => {
  "use strict";
  const root = document.documentElement;
  const specifications = [...document.querySelectorAll("script[data-chart]")];

  const draw = async (node) => {
    const place = document.getElementById(node.dataset.chart);
    const figure = place.closest("figure");
    try {
      place.hidden = false;
      await window.vegaEmbed(place, JSON.parse(node.textContent), {
        mode: "vega-lite",
        renderer: "svg",
        ast: true,
        actions: false,
        defaultStyle: false,
        tooltip: { disableDefaultStyle: true },
      });
      figure.querySelector("details").open = false;
    } catch (error) {
      place.hidden = true;
      figure.querySelector(".chart-failed").hidden = false;
      console.error("The chart " + node.dataset.chart + " could not be drawn.", error);
    }
  };

  const drawAll = async () => {
    if (specifications.length > 0 && typeof window.vegaEmbed === "function") {
      for (const node of specifications) await draw(node);
      root.dataset.ready = "charts";
    } else {
      root.dataset.ready = "tables";
    }
  };

  drawAll();
})();
