"""All pages below `cau-hinh/` are the administrator's."""

from dienhong.civic.people.roles import Permission
from dienhong.web.desk.access import official

admin = official(Permission.CONFIGURE)
