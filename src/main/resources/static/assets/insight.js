/* Draws the tables of the page of figures as charts; the page is complete without it. */
(function () {
  'use strict';

  var echarts = window.echarts;
  if (!echarts) {
    return;
  }
  var root = window.getComputedStyle(document.documentElement);
  var still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  var ink = colour('--kapstok-ink');
  var quiet = colour('--kapstok-quiet');
  var line = colour('--kapstok-line');
  var accent = colour('--kapstok-accent');
  var tones = { PLAIN: accent, GOOD: colour('--tblr-success'), MIDDLE: quiet, BAD: colour('--tblr-danger') };
  // told apart by form and dash as well
  var lines = [
    { colour: accent, dash: 'solid', symbol: 'circle' },
    { colour: colour('--tblr-warning'), dash: 'dashed', symbol: 'diamond' },
    { colour: colour('--tblr-info'), dash: 'dotted', symbol: 'triangle' },
    { colour: colour('--tblr-danger'), dash: [8, 3, 2, 3], symbol: 'rect' }
  ];

  function colour(name) {
    return root.getPropertyValue(name).trim();
  }

  /** What a table says: the names of its rows, and each series with numbers and their texts. */
  function read(table) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    return {
      names: rows.map(function (row) { return row.dataset.axis; }),
      tones: rows.map(function (row) { return tones[row.dataset.tone]; }),
      series: Array.prototype.slice.call(table.tHead.rows[0].cells).filter(function (head) { return head.dataset.series; })
        .map(function (head) {
          return {
            name: head.dataset.series,
            unit: head.dataset.unit || '',
            texts: rows.map(function (row) { return row.cells[head.cellIndex].textContent.trim(); }),
            values: rows.map(function (row) {
              var value = row.cells[head.cellIndex].dataset.value;
              return value === undefined ? null : Number(value);
            })
          };
        })
    };
  }

  function series(kind, data) {
    return data.series.map(function (one, index) {
      if (kind === 'LINES') {
        return {
          name: one.name, type: 'line', data: one.values, symbol: lines[index].symbol, symbolSize: 8, showAllSymbol: true,
          itemStyle: { color: lines[index].colour }, lineStyle: { color: lines[index].colour, type: lines[index].dash, width: 2 }
        };
      }
      return {
        name: one.name, type: 'bar', barMaxWidth: 34,
        data: one.values.map(function (value, row) { return { value: value, itemStyle: { color: data.tones[row] } }; }),
        label: {
          show: true, position: kind === 'BARS' ? 'right' : 'top', color: ink,
          formatter: function (point) { return one.texts[point.dataIndex]; }
        }
      };
    });
  }

  function option(kind, data, room) {
    var narrow = room < 480;
    var text = { color: quiet, fontFamily: root.getPropertyValue('--tblr-font-sans-serif').trim(), fontSize: 12 };
    var names = {
      type: 'category', data: data.names, inverse: kind === 'BARS', axisTick: { show: false }, axisLine: { lineStyle: { color: line } },
      axisLabel: {
        color: ink, fontFamily: text.fontFamily, lineHeight: 14, hideOverlap: true,
        width: kind === 'BARS' ? (narrow ? 110 : 170) : null, overflow: kind === 'BARS' ? 'break' : 'none'
      }
    };
    var numbers = {
      type: 'value', name: data.series[0].unit, minInterval: data.series[0].unit ? 0 : 1, nameTextStyle: text, axisLabel: text,
      splitLine: { lineStyle: { color: line } }
    };
    return {
      animation: !still,
      textStyle: text,
      grid: { left: 4, right: kind === 'BARS' ? 44 : 12, top: kind !== 'LINES' ? 24 : narrow && data.series.length > 2 ? 68 : 44, bottom: 4, containLabel: true },
      legend: { show: kind === 'LINES', top: 0, right: 0, textStyle: { color: ink }, itemWidth: 36, inactiveColor: quiet },
      // as text on the canvas: markup with styles of its own is what the content policy refuses
      tooltip: {
        trigger: 'axis', renderMode: 'richText', confine: true, textStyle: { color: ink, fontFamily: text.fontFamily },
        formatter: function (points) {
          return [points[0].name].concat(points.map(function (point) {
            return point.seriesName + ': ' + data.series[point.seriesIndex].texts[point.dataIndex];
          })).join('\n');
        }
      },
      xAxis: kind === 'BARS' ? numbers : names,
      yAxis: kind === 'BARS' ? names : numbers,
      series: series(kind, data)
    };
  }

  document.querySelectorAll('[data-chart]').forEach(function (box) {
    box.hidden = false;
    var chart = echarts.init(box, null, { renderer: 'canvas' });
    var data = read(document.getElementById(box.dataset.table));
    // tells once at the beginning, too
    new ResizeObserver(function () {
      chart.resize();
      chart.setOption(option(box.dataset.chart, data, box.clientWidth));
    }).observe(box);
  });
})();
