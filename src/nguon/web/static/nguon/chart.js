// Charts drawn from the table beside them. Without this file, or without the library, the table alone says it all.
"use strict";
(() => {
  const figures = [...document.querySelectorAll("[data-nguon-chart]")];
  if (figures.length === 0) return;

  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(name).trim();
  const INK = token("--ink"), SECOND = token("--ink-2"), LINE = token("--line-soft"), LACQUER = token("--lacquer");
  const text = { color: SECOND, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 };
  const written = new Intl.NumberFormat("vi-VN");

  function read(table) {
    const heads = [...table.tHead.rows[0].cells].slice(1);
    const rows = [...table.tBodies[0].rows];
    return {
      names: rows.map((row) => row.cells[0].textContent.trim()),
      series: heads.map((head, index) => ({
        name: head.textContent.trim(),
        isTarget: head.dataset.role === "target",
        values: rows.map((row) => {
          const { value } = row.cells[index + 1].dataset;
          return value === undefined || value === "" ? null : Number(value);
        }),
      })),
    };
  }

  function line(one) {
    const colour = one.isTarget ? SECOND : LACQUER;
    return {
      name: one.name, type: "line", symbol: "none", silent: true, data: one.values,
      lineStyle: { color: colour, width: one.isTarget ? 1.5 : 2.5, type: one.isTarget ? "dashed" : "solid" },
      itemStyle: { color: colour },
      endLabel: { ...text, show: true, formatter: one.name, color: colour, distance: 6 },
      labelLayout: { moveOverlap: "shiftY" },
    };
  }

  function bar(one, index, all) {
    // Beside a target mark the number would stand on the mark; the table has it.
    const label = { show: all.length === 1, position: "right", color: INK, fontSize: 13, fontFamily: text.fontFamily, formatter: ({ value }) => written.format(value) };
    if (one.isTarget) {
      return { name: one.name, type: "scatter", silent: true, data: one.values, symbol: "rect", symbolSize: [2, 22], itemStyle: { color: INK }, z: 3 };
    }
    return { name: one.name, type: "bar", silent: true, data: one.values, barMaxWidth: 14, itemStyle: { color: LACQUER }, label };
  }

  function options(kind, { names, series }) {
    const isLine = kind === "line";
    const category = {
      type: "category", data: names, inverse: !isLine, axisTick: { show: false }, axisLine: { show: false }, boundaryGap: !isLine,
      axisLabel: isLine ? { ...text, interval: (index) => index === 0 || index === names.length - 1, alignMinLabel: "left", alignMaxLabel: "right" } : text,
    };
    const longest = Math.max(...series.map(({ name }) => name.length));
    const value = { type: "value", axisLabel: { ...text, formatter: (n) => written.format(n) }, splitLine: { lineStyle: { color: LINE } }, splitNumber: 3 };
    return {
      animation: false,
      textStyle: text,
      grid: { left: 4, right: isLine ? 12 + 7.5 * longest : 40, top: 16, bottom: 12, containLabel: true },
      xAxis: isLine ? category : value,
      yAxis: isLine ? value : category,
      series: series.map(isLine ? line : bar),
    };
  }

  function mount(figure) {
    const box = figure.querySelector(".chart");
    const table = figure.querySelector(".chart-table table");
    const data = read(table);
    box.hidden = false;
    const chart = window.echarts.init(box, null, { renderer: "svg" });
    chart.setOption(options(figure.dataset.nguonChart, data));
    new ResizeObserver(() => chart.resize()).observe(box);
  }

  const library = document.createElement("script");
  library.src = figures[0].dataset.library;
  library.addEventListener("load", () => figures.forEach(mount));
  document.head.append(library);
})();
