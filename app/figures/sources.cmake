# The catalogue of figures: what is reported, its formula and its words. It knows the model and
# nothing of runs, files or pages.
set(FIGURES_SOURCES
  figures/cost_items.cpp
  figures/costs.cpp
  figures/economics_words.cpp
  figures/metric.cpp
  figures/money_metrics.cpp
  figures/payer_words.cpp
  figures/register_figure.cpp
  figures/report_figure.cpp
  figures/service_metrics.cpp
  figures/subgroup_words.cpp
  figures/total.cpp
  figures/unit.cpp)
