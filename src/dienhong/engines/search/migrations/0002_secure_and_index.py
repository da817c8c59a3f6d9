from django.db import migrations

from dienhong.engines.search.beside import IndexBeside
from dienhong.engines.tenancy.security import SecureRows


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [SecureRows("search_searchentry", "search_searchword"), IndexBeside()]
