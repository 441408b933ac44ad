"""DNN (DotNetNuke) site: written by hand on its own page."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="dnn",
    main_field="body",
    preview=Preview.PAGE,
    instance="site.example",
)
